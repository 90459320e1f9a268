/** What the forms of tasks show, made when somebody reads it. */
@NullMarked
package dev.serverlease.process.view;

import org.jspecify.annotations.NullMarked;
