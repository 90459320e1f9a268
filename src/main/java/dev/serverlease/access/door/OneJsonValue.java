package dev.serverlease.access.door;

import dev.serverlease.request.Refusal;
import java.io.IOException;

/** JSON that is sent to the engine must be one object or list, without duplicate members or trailing content. */
final class OneJsonValue {

    private OneJsonValue() {}

    /** @throws Refusal with 400 for anything else; an empty body counts as an empty object */
    static void check(KeptBody body) {
        try {
            if (body.isEmpty() || body.json().isContainerNode()) {
                return;
            }
        } catch (IOException unreadable) {
            // reported below
        }
        throw new Refusal(
                400,
                "请求不是一个有效的 JSON 对象，请检查逗号、引号、编码（UTF-8）和重复的项。 The request is not one valid JSON object; check commas,"
                        + " quotes, encoding (UTF-8), and members given twice.");
    }
}
