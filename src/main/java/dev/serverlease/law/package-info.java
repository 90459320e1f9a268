/** What the law asks of a lease: rules with their source and date, the facts they read, and the findings they give. */
@NullMarked
package dev.serverlease.law;

import org.jspecify.annotations.NullMarked;
