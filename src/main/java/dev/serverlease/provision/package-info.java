/** Hands servers over, switches them off and on, and takes them back. The provisioner can be replaced. */
@NullMarked
package dev.serverlease.provision;

import org.jspecify.annotations.NullMarked;
