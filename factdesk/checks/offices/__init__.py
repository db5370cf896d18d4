"""Who held which office when: what the check of office holders is made of."""
