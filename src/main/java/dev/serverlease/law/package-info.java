/** What the law requires of a lease: rules with source and date, the facts they read, and the findings they give. */
@NullMarked
package dev.serverlease.law;

import org.jspecify.annotations.NullMarked;
