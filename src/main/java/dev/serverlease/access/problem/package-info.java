/** How an error is shown: problem details in JSON, a sentence on a page. */
@NullMarked
package dev.serverlease.access.problem;

import org.jspecify.annotations.NullMarked;
