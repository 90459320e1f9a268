/** The contract on paper: what the parties sign, printed and as data. */
@NullMarked
package dev.serverlease.stage.contract.document;

import org.jspecify.annotations.NullMarked;
