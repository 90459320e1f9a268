/**
 * Who owns what in PostgreSQL: an owner that migrates and cannot log in, and the role that the product runs as.
 * {@code db/migration} describes the product's own schema.
 */
@NullMarked
package dev.serverlease.database;

import org.jspecify.annotations.NullMarked;
