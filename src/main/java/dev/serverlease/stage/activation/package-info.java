/** Stage ACTIVATION: gate, user archive, hand-over of the server. */
@NullMarked
package dev.serverlease.stage.activation;

import org.jspecify.annotations.NullMarked;
