package dev.serverlease.hands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Browser;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A form that is open in the browser, filled in as a person does it: by clicks and keys. */
final class TaskForm {

    private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final Browser browser;
    private final FormSchema schema;

    TaskForm(Browser browser, FormSchema schema) {
        this.browser = browser;
        this.schema = schema;
    }

    /**
     * Nothing is entered yet: the button is off, and the page names each field of these that is always asked for.
     *
     * @param entries that are about to be made
     */
    void saysWhatIsMissing(List<Hand.Entry> entries) {
        var asked = schema.askedAtOnce(entries);
        asked.forEach(key -> browser.see(named(schema.field(key))));
        if (!asked.isEmpty()) {
            browser.see(OFF);
        }
    }

    private static final By OFF = By.cssSelector("button[ng-click='complete()'][disabled]");

    void enter(Hand.Entry entry) {
        var field = schema.field(FormSchema.key(entry.key()));
        if (entry.asked()) {
            browser.see(named(field));
        }
        fill(entry.key(), entry.value());
    }

    /** From now on the browser keeps the form that a page sends. */
    void listen() {
        browser.ask("sessionStorage.removeItem('sent-form'); const {open, send} = XMLHttpRequest.prototype;"
                + " if (send !== window.keepsSent) { XMLHttpRequest.prototype.open = function (method, address, ...rest) {"
                + " this.asks = address; return open.call(this, method, address, ...rest); };"
                + " window.keepsSent = XMLHttpRequest.prototype.send = function (body) {"
                + " if (/submit-form$/.test(this.asks)) { sessionStorage.setItem('sent-form', body); }"
                + " return send.call(this, body); }; }");
    }

    /** The variables that were sent. */
    Map<String, JsonNode> sent() {
        return FilledForm.sent((String) browser.ask("return sessionStorage.getItem('sent-form')"));
    }

    static By named(FormSchema.Field field) {
        return By.xpath("//*[contains(@class, 'missing')]//button[contains(., '" + field.zh() + "')]");
    }

    /**
     * @param key the field's key; in a row with the row's number, like {@code assessments[0].ground}
     * @param value the value to be sent, as the schema writes it; several for a checklist, between commas
     */
    void fill(String key, String value) {
        var field = schema.field(FormSchema.key(key));
        var row = key.contains("[") ? "_" + key.replaceFirst("^.*\\[(\\d+)].*$", "$1") : "";
        var id = field.id() + row;
        switch (field.type()) {
            // by its word: which are offered, and thus their numbers, may depend on the case
            case "radio" ->
                browser.click(By.xpath("//*[contains(@class, 'fjs-form')]//label[contains(@for, '-" + id
                        + "-')][normalize-space(.) = \"" + field.words().get(index(field, value)) + "\"]"));
            case "checklist" -> {
                for (var one : value.split(",")) {
                    browser.click(at(id + "-" + index(field, one)));
                }
            }
            case "select" -> {
                browser.choose(
                        at(id + "-display"),
                        By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][" + (index(field, value) + 1) + "]"));
            }
            case "taglist" -> {
                for (var one : value.split(",")) {
                    tag(field, one);
                }
            }
            case "datetime" -> date(id, value);
            default -> browser.type(at(id), value);
        }
    }

    private void tag(FormSchema.Field field, String value) {
        var search = By.cssSelector(".fjs-form .fjs-taglist-input[id*='-" + field.id() + "']");
        var word = field.words().get(index(field, value));
        browser.type(search, word);
        browser.click(
                By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][normalize-space(.) = \"" + word + "\"]"));
        browser.see(By.xpath("//*[@class='fjs-taglist-tag-label'][. = \"" + word + "\"]"));
        browser.leave();
    }

    /** A day is typed as the reader's calendar writes it, and a time of the day after it. */
    private void date(String id, String value) {
        var day = value.split("T");
        browser.type(at(id + "-date"), AS_TYPED.format(LocalDate.parse(day[0])));
        browser.press(at(id + "-date"), Keys.ENTER);
        if (day.length > 1) {
            browser.type(at(id + "-time"), day[1]);
            browser.press(at(id + "-time"), Keys.ENTER);
        }
    }

    private static int index(FormSchema.Field field, String value) {
        int index = field.values().indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(field.key() + " has no value " + value);
        }
        return index;
    }

    /** Ids in the page begin with one of the form that is new each time. */
    private static By at(String id) {
        return By.cssSelector(".fjs-form [id$='-" + id + "']");
    }
}
