/**
 * The lessee's page: contract, notices, what either side owes, objections, reports on the use, and its own data, of one
 * lease and no other.
 */
@NullMarked
package dev.serverlease.stage.lessee.page;

import org.jspecify.annotations.NullMarked;
