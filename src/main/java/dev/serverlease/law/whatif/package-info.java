/** What would change a rule's answer: the same rule asked again, one fact changed at a time. */
@NullMarked
package dev.serverlease.law.whatif;

import org.jspecify.annotations.NullMarked;
