document.documentElement.dataset['script'] = ''
