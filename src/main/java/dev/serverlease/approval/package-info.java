/** What officers decided on a case, on which digest of it, and under which conditions. */
@NullMarked
package dev.serverlease.approval;

import org.jspecify.annotations.NullMarked;
