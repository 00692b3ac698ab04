"""What every request passes through on its way to a view, and every reply on its way back."""
