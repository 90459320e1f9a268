/** Checks of the models: what the engine would find out only when a lease gets there. */
package dev.serverlease.models;
