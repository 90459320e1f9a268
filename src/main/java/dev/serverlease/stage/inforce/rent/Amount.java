package dev.serverlease.stage.inforce.rent;

/** Error texts that several requests share. */
final class Amount {

    static final String REMEDY =
            "请填写大于零的金额，例如 18000.00（最多两位小数）。 Give an amount above zero, like 18000.00, with two decimals at most.";

    private Amount() {}
}
