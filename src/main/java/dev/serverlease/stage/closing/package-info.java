/** Stage CLOSING: the end of the term, the return of the server, the archive. */
@NullMarked
package dev.serverlease.stage.closing;

import org.jspecify.annotations.NullMarked;
