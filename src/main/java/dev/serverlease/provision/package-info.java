/** Switches servers: hands them over, off, on, and takes them back. A provisioner can be swapped. */
@NullMarked
package dev.serverlease.provision;

import org.jspecify.annotations.NullMarked;
