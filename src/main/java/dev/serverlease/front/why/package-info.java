/** “为什么？”: what a finding rests on, and what would change it. */
@NullMarked
package dev.serverlease.front.why;

import org.jspecify.annotations.NullMarked;
