/** Stage ACTIVATION: gate, user archive, hand-over of the server. */
@NullMarked
package dev.serverlease.activation;

import org.jspecify.annotations.NullMarked;
