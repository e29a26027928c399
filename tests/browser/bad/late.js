// Makes room above the text after it was painted.
requestAnimationFrame(() => requestAnimationFrame(() => {
  const room = document.createElement('p');
  room.style.height = '400px';
  document.querySelector('main').prepend(room);
}));
