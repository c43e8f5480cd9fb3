"""Makes the demo school and signs its visitors in with one tap. No models."""
