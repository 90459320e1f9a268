/** Who may do what: first users, groups and their authorizations, and the order of the filters before each door. */
@NullMarked
package dev.serverlease.access;

import org.jspecify.annotations.NullMarked;
