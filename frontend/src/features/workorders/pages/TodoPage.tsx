export default function TodoPage() { return null; }
