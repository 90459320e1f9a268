/** Runs the lease of a server abroad to a customer in mainland China, from application to end. */
@org.jspecify.annotations.NullMarked
package dev.serverlease;
