"""What is still to be gathered: the rules' demands, last year's promises, and what colleagues are asked for."""
