/**
 * Contracts that were concluded while payment was asked for in words: how their rent is paid, put on record as figures.
 */
@NullMarked
package dev.serverlease.stage.inforce.rentplan;

import org.jspecify.annotations.NullMarked;
