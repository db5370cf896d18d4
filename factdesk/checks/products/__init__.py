"""So much for each: prices, rates, averages, shares and what they come to."""
