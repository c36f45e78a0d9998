package dev.belfry.fakes.http;

/**
 * A request that did not become a message.
 *
 * @param status the HTTP status it was answered with; it may be 202, for Teams takes everything before it looks
 * @param why the service's word for what is wrong with it
 */
public record RefusedMessage(ReceivedMessage message, int status, String why) {}
