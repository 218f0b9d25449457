"""Form definitions and field kinds: are these answers valid?"""
