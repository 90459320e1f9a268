package dev.serverlease.stage.activation.delivery;

/**
 * What operations recorded of the servers that are handed over.
 *
 * @param position counted from 1; 0 where nothing is recorded yet
 * @param units a machine a line with model, serial number and parts, or an instance with its identifier
 * @param addresses IP addresses
 * @param account to which account of the lessee the credentials went, and when access was tested
 */
record DeliveryDetails(int position, String units, String addresses, String account) {

    static final DeliveryDetails NONE = new DeliveryDetails(0, "", "", "");
}
