package dev.serverlease.stage.activation.delivery;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What operations hand over.
 *
 * @param units a machine a line: model, serial number, parts; an instance: its identifier
 * @param addresses IP addresses
 * @param account the lessee's account that gets the credentials; may be left out
 */
record DeliveryDetailsRequest(
        @NotBlank(
                message =
                        "请逐台填写型号、序列号和配置，虚拟机填写标识。 Give model, serial number and parts of each machine, or the instance's identifier.")
        @Size(max = 40000, message = "最多 40000 字。 At most 40000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String units,

        @NotBlank(message = "请填写 IP 地址；没有的填“无”。 Give the IP addresses; write “none” where there are none.")
        @Size(max = 2000, message = "最多 2000 字。 At most 2000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String addresses,

        @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String account) {

    String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    boolean isSameAs(DeliveryDetails earlier) {
        return earlier.units().equals(said(units))
                && earlier.addresses().equals(said(addresses))
                && earlier.account().equals(said(account));
    }
}
