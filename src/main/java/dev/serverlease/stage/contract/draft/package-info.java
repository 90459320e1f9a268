/** The contract's text, or an agreement's on it: written, printed and read before anybody is asked to sign it. */
@NullMarked
package dev.serverlease.stage.contract.draft;

import org.jspecify.annotations.NullMarked;
