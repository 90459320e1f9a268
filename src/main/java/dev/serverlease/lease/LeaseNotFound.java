package dev.serverlease.lease;

/** No lease has this number, or the person may not see it. */
public class LeaseNotFound extends RuntimeException {

    public LeaseNotFound(String number) {
        super("没有编号为 " + number + " 的租赁，请核对编号。 There is no lease " + number + "; check the number.");
    }
}
