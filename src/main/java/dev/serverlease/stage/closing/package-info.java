/** Stage CLOSING: the term's end, the return of the server, the archive. */
@NullMarked
package dev.serverlease.stage.closing;

import org.jspecify.annotations.NullMarked;
