package dev.serverlease.access.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal;
import java.io.IOException;

/** What the engine is sent as JSON: one object or list, each member once, nothing behind it. */
final class OneJsonValue {

    private OneJsonValue() {}

    /** @throws Refusal with 400 for anything else but an empty body, which stands for an empty object */
    static void check(KeptBody body) {
        try {
            if (body.isEmpty() || body.json().isContainerNode()) {
                return;
            }
        } catch (IOException unreadable) {
            // told below
        }
        throw new Refusal(
                400,
                "请求不是一个有效的 JSON 对象，请检查逗号、引号、编码（UTF-8）和重复的项。 The request is not one valid JSON object; check commas,"
                        + " quotes, encoding (UTF-8), and members given twice.");
    }
}
