/** Everything the rules may know about one lease, one record a section; a fact that nobody stated never permits. */
@NullMarked
package dev.serverlease.law.facts;

import org.jspecify.annotations.NullMarked;
