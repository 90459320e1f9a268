package dev.serverlease.signature;

/**
 * One use of the lessor's seal.
 *
 * @param lessorName as the contract names the lessor; the seal's certificate must bear the same name
 * @param reason what the seal does, written into the signature, for example the contract's number
 */
public record SealAct(String lessorName, String reason) {}
