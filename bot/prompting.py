"""Prompts as text files: loaded, checked and rendered (filled in by the model seam)."""
