/** Stage PREPARATION: what is made ready between the approval and the draft of the contract. */
@NullMarked
package dev.serverlease.stage.preparation;

import org.jspecify.annotations.NullMarked;
