/**
 * Checks on every request, whoever sends it: unambiguous addresses, bodies of limited size, requests from this site
 * only.
 */
@NullMarked
package dev.serverlease.access.door;

import org.jspecify.annotations.NullMarked;
