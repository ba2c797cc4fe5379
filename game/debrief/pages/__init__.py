"""One module a page: findings in, words and blocks out."""
