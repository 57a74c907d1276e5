package dev.orderline.ivr.pages;

import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers to what is no request by its status only: Jetty's own would repeat what was asked. */
final class Silence extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer.text(response.getStatus(), "text/plain", "", Map.of()).send(response, callback);
        return true;
    }
}
