// Makes the page nicer where it can: shows the photo, sends it smaller, shows how far it is. Without it the form works as it is.
(function () {
  'use strict';
  var LONGEST = 2000;
  var main = document.querySelector('main');

  function prepare() {
    var form = document.querySelector('form');
    if (!form || !window.FormData || !window.URL) return;
    var input = form.querySelector('input');
    var preview = form.querySelector('img');
    input.addEventListener('change', function () {
      URL.revokeObjectURL(preview.src);
      preview.hidden = !input.files.length;
      if (input.files.length) preview.src = URL.createObjectURL(input.files[0]);
    });
    // What the browser cannot show may still be a photo: the server says.
    preview.addEventListener('error', function () { preview.hidden = true; });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      form.querySelector('button').disabled = true;
      smaller(input.files[0], preview, function (photo) { send(form, input, photo); });
    });
  }

  // Only where a canvas keeps photos upright; elsewhere, and where it fails, the photo is sent as it is.
  function smaller(file, shown, then) {
    var upright = window.CSS && CSS.supports && CSS.supports('image-orientation', 'from-image');
    var longest = Math.max(shown.naturalWidth || 0, shown.naturalHeight || 0);
    var canvas = document.createElement('canvas');
    if (!upright || shown.hidden || !longest || !canvas.toBlob) return then(file);
    var scale = Math.min(1, LONGEST / longest);
    canvas.width = Math.max(1, Math.round(shown.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(shown.naturalHeight * scale));
    var pen = canvas.getContext('2d');
    if (!pen) return then(file);
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(shown, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(function (made) {
      var known = file.type === 'image/jpeg' || file.type === 'image/png';
      then(made && (!known || made.size < file.size) ? made : file);
    }, 'image/jpeg', 0.85);
  }

  function send(form, input, photo) {
    var body = new FormData();
    body.append(input.name, photo, 'photo.jpg');
    var progress = form.querySelector('progress');
    var request = new XMLHttpRequest();
    request.open('POST', location.pathname);
    request.responseType = 'document';
    request.upload.onprogress = function (event) {
      if (event.lengthComputable) progress.value = 100 * event.loaded / event.total;
    };
    request.onload = function () {
      var answer = request.response && request.response.querySelector('main');
      if (!answer) return failed(form);
      main.parentNode.replaceChild(document.importNode(answer, true), main);
      main = document.querySelector('main');
      main.focus();
      prepare();
    };
    request.onerror = function () { failed(form); };
    progress.value = 0;
    progress.hidden = false;
    form.querySelector('button').textContent = form.dataset.sending + '…';
    request.send(body);
  }

  function failed(form) {
    var old = document.querySelector('.wrong');
    if (old) old.parentNode.removeChild(old);
    var text = document.createElement('p');
    text.className = 'wrong';
    text.setAttribute('role', 'alert');
    text.textContent = form.dataset.failed;
    form.parentNode.insertBefore(text, form);
    form.querySelector('progress').hidden = true;
    form.querySelector('button').disabled = false;
  }

  prepare();
})();
