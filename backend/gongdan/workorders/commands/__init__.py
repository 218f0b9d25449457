"""What changes a work order: one public function a verb."""
