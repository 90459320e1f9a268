/** What the parties' own words in an application say, as far as the contract counts on it. */
@NullMarked
package dev.serverlease.clause.wording;

import org.jspecify.annotations.NullMarked;
